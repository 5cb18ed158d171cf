package stepferry.profiles;

import java.util.List;
import java.util.stream.Collectors;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.profiles.nocobase.NocoBaseProfile;

/** The profiles that ship. */
public final class Profiles {
    private static final List<ApplicationProfile> ALL = List.of(new GenericProfile(), new NocoBaseProfile());

    private Profiles() {}

    /** @throws Rejected with PROFILE_UNKNOWN and the names that exist */
    public static ApplicationProfile named(String name) {
        return ALL.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow(() -> unknown(name));
    }

    /** The names that {@link #named} knows. */
    public static List<String> names() {
        return ALL.stream().map(ApplicationProfile::name).toList();
    }

    private static Rejected unknown(String name) {
        var known = names().stream().collect(Collectors.joining(", "));
        return new Rejected(ErrorCode.PROFILE_UNKNOWN,
                "There is no application profile '" + name + "': use one of " + known).at("profile", name);
    }
}
