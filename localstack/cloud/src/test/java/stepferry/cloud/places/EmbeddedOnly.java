package stepferry.cloud.places;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/** A scenario among those of the suite that stops a part of the place, or needs a server that only this machine has. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Tag(EmbeddedOnly.TAG)
public @interface EmbeddedOnly {
    String TAG = "embedded-only";
}
