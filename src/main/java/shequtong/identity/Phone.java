package shequtong.identity;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/** A mainland mobile number in its one form: 11 digits. It is sealed before it is stored, and masked before it is shown. */
public record Phone(String digits) {

    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");

    public Phone {
        if (!MOBILE.matcher(digits).matches()) throw new IllegalArgumentException("no mobile number");
    }

    /** As people type it: with +86, spaces, dashes or full-width digits. */
    public static Optional<Phone> of(String typed) {
        var plain = Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[\\s-]", "");
        var digits = plain.replaceFirst("^(\\+?86)(?=1)", "");
        return Optional.of(digits).filter(it -> MOBILE.matcher(it).matches()).map(Phone::new);
    }

    /** 138****5678. */
    public String masked() {
        return digits.substring(0, 3) + "****" + digits.substring(7);
    }

    /** Never the number itself: a record's text ends in logs. */
    @Override
    public String toString() {
        return masked();
    }
}
