package sources;

import javax.persistence.Entity;
import javax.persistence.Id;

@Entity(name = "names")
public class Names {
    @Id
    private String name;

    Names() {}

    public Names(String name) {
        this.name = name;
    }
}
