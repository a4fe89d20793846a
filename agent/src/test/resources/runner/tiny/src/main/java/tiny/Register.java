package tiny;

import java.util.ArrayList;
import java.util.List;

public final class Register {
    public static final List<String> NAMES = new ArrayList<>();

    private Register() {}
}
