package shequtong.residency.joining;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.FieldError;
import shequtong.identity.Phone;
import shequtong.residency.facts.Dwelling;
import shequtong.residency.facts.FullName;
import shequtong.residency.facts.IdNumber;
import shequtong.residency.facts.Relation;
import shequtong.residency.joining.Registration.Wish;
import shequtong.web.Faults;

/**
 * What is typed at the gate, as it was typed.
 *
 * @param written the name as it is written on the card
 */
record JoinForm(
        String written,
        String card,
        String phone,
        String code,
        String building,
        String room,
        String relation,
        @Nullable Boolean agree,
        UUID once) {

    static final JoinForm EMPTY = new JoinForm("", "", "", "", "", "", "", false, UUID.randomUUID()).renewed();

    /** A browser leaves out what is not filled, and gets a key if it sends none. */
    @SuppressWarnings("ConstantValue")
    JoinForm {
        written = typed(written);
        card = typed(card);
        phone = typed(phone);
        code = typed(code).strip();
        building = typed(building);
        room = typed(room);
        relation = typed(relation);
        if (once == null) once = UUID.randomUUID();
    }

    JoinForm renewed() {
        return new JoinForm(written, card, phone, code, building, room, relation, agree, UUID.randomUUID());
    }

    /** @param kept whether the number of before stays when none is typed */
    Faults faults(Clock clock, boolean kept, boolean byPhone) {
        var faults = new ArrayList<FieldError>();
        add(faults, "written", FullName.fault(written));
        if (!kept || !card.isBlank()) add(faults, "card", IdNumber.fault(card, clock));
        if (byPhone && Phone.of(phone).isEmpty()) add(faults, "phone", "请填11位手机号");
        if (byPhone && !code.matches("\\d{6}")) add(faults, "code", "请填短信里的6位数字");
        add(faults, "building", length(Dwelling.building(building), "请填楼号"));
        add(faults, "room", length(Dwelling.room(room), "请填室号"));
        if (Arrays.stream(Relation.values()).noneMatch(it -> it.name().equals(relation)))
            add(faults, "relation", "请选一个，您和这套房子是什么关系");
        if (!Boolean.TRUE.equals(agree)) add(faults, "agree", "要先同意，我们才能用这些信息核实住户身份；不同意也没关系，可以到居委会当面办事");
        return new Faults(List.copyOf(faults));
    }

    /** Once there are no faults. */
    Wish wish(long estate, IdNumber number) {
        return new Wish(
                FullName.of(written),
                number,
                new Dwelling(estate, Dwelling.building(building), Dwelling.room(room)),
                Relation.valueOf(relation));
    }

    static Faults fault(String field, String message) {
        var faults = new ArrayList<FieldError>();
        add(faults, field, message);
        return new Faults(faults);
    }

    /** The whole number is never sent back to a page: who looks over a shoulder may not read it twice. */
    @Override
    public String toString() {
        return "JoinForm";
    }

    private static String length(String plain, String missing) {
        return plain.isEmpty() ? missing : plain.length() > Dwelling.MAX ? "请写得短一些，20字以内" : "";
    }

    private static void add(List<FieldError> faults, String field, String message) {
        if (!message.isEmpty()) faults.add(new FieldError("join", field, message));
    }

    private static String typed(@Nullable String text) {
        return text == null ? "" : text;
    }
}
