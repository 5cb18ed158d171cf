package stepferry.cloud.places;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/** Scenarios of the end-to-end suite, which runs in every place. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Tag(Everywhere.TAG)
public @interface Everywhere {
    String TAG = "everywhere";
}
