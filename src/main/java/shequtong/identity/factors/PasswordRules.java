package shequtong.identity.factors;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import shequtong.identity.IdentitySettings;
import shequtong.identity.PersonId;
import shequtong.identity.Phone;

/** What a password of staff has to be (R105), one rule after the other, each with its sentence. */
@Component
public class PasswordRules {

    private static final int LONGEST = 64;

    /** Bcrypt takes no more. */
    private static final int BYTES = 72;

    private static final int KINDS = 3;
    private static final int DIFFERENT = 6;
    private static final int PIECE = 6;

    private final IdentitySettings settings;
    private final Passwords passwords;

    PasswordRules(IdentitySettings settings, Passwords passwords) {
        this.settings = settings;
        this.passwords = passwords;
    }

    /** The sentence beside the field, before anything was typed. */
    public String hint() {
        return "至少" + settings.passwordLength() + "位，大写字母、小写字母、数字、符号至少用三种";
    }

    /** What is wrong with it, if anything is. */
    public Optional<String> refusal(String password, String repeated, Optional<Phone> phone, PersonId person) {
        return Stream.<Rule>of(
                        () -> password.length() < settings.passwordLength()
                                ? "密码太短：至少" + settings.passwordLength() + "位"
                                : "",
                        () -> tooLong(password) ? "密码太长：最多" + LONGEST + "位" : "",
                        () -> kinds(password) < KINDS ? "密码太简单：大写字母、小写字母、数字、符号至少用三种" : "",
                        () -> password.chars().distinct().count() < DIFFERENT ? "密码太简单：重复的字符太多" : "",
                        () -> phone.filter(it -> tells(password, it)).isPresent() ? "密码里不要有手机号" : "",
                        () -> !password.equals(repeated) ? "两次填的密码不一样" : "",
                        () -> passwords.wasUsed(person, password) ? "这个密码最近用过，请换一个（最近5个不能再用）" : "")
                .map(Rule::sentence)
                .filter(it -> !it.isEmpty())
                .findFirst();
    }

    /** Asked one after the other: the last ones are dear. */
    private interface Rule {

        String sentence();
    }

    private static boolean tooLong(String password) {
        return password.length() > LONGEST || password.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > BYTES;
    }

    private static long kinds(String password) {
        return List.<IntPredicate>of(
                        Character::isUpperCase,
                        Character::isLowerCase,
                        Character::isDigit,
                        it -> !Character.isUpperCase(it) && !Character.isLowerCase(it) && !Character.isDigit(it))
                .stream()
                .filter(it -> password.codePoints().anyMatch(it))
                .count();
    }

    /** Six figures of it in a row are as good as the number. */
    private static boolean tells(String password, Phone phone) {
        var plain = Normalizer.normalize(password, Normalizer.Form.NFKC).replaceAll("[\\s-]", "");
        return Stream.iterate(0, it -> it + PIECE <= phone.digits().length(), it -> it + 1)
                .anyMatch(it -> plain.contains(phone.digits().substring(it, it + PIECE)));
    }
}
