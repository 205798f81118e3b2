package shequtong.residency.facts;

import java.util.HexFormat;
import org.springframework.stereotype.Component;
import shequtong.identity.Phone;
import shequtong.kernel.Sealed;

/**
 * By what sealed facts are found to be the same (R102). A card has one index in the whole district, since one identity is
 * one person (R17); a name and a phone have one for each community, so that nobody counts namesakes across it.
 */
@Component
public class Likeness {

    private final Sealed sealed;

    Likeness(Sealed sealed) {
        this.sealed = sealed;
    }

    public byte[] card(IdNumber card) {
        return sealed.index("residency.identity.id_number", card.text());
    }

    public byte[] name(long community, FullName name) {
        return sealed.index("residency.name", community + "\n" + name.text());
    }

    public byte[] phone(long community, Phone phone) {
        return sealed.index("residency.phone", community + "\n" + phone.digits());
    }

    /** For a map's key. */
    public static String key(byte[] index) {
        return HexFormat.of().formatHex(index);
    }
}
