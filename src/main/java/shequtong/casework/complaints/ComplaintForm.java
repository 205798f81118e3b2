package shequtong.casework.complaints;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shequtong.media.MediaId;

/** @param named the mandates of those it is about; none: the committee as a whole */
record ComplaintForm(
        @NotBlank(message = "请写一写是什么事") @Size(max = ComplaintForm.WORDS, message = "请写得短一些，1000字以内") String words,

        List<Long> named,
        List<MediaId> kept,
        UUID once) {

    static final int WORDS = 1000;

    ComplaintForm {
        if (words == null) words = "";
        named = named == null
                ? List.of()
                : named.stream().filter(Objects::nonNull).distinct().toList();
        kept = kept == null ? List.of() : kept.stream().distinct().toList();
        if (once == null) once = UUID.randomUUID();
    }

    static ComplaintForm empty() {
        return new ComplaintForm("", List.of(), List.of(), UUID.randomUUID());
    }

    ComplaintForm with(List<MediaId> photos) {
        return new ComplaintForm(words, named, photos, once);
    }

    /** What somebody says further, on either side. */
    record Say(
            @Nullable String to,

            @NotBlank(message = "请写点什么再发") @Size(max = WORDS, message = "请写得短一些，1000字以内") String text,

            @Nullable Integer version,
            UUID once) {

        static final Say NONE = new Say("public", "", 0, UUID.randomUUID());

        Say {
            if (text == null) text = "";
            if (once == null) once = UUID.randomUUID();
        }

        /** What its writer saw; nothing for a reporter, whose words are in nobody's way. */
        int seen() {
            return version == null ? 0 : version;
        }

        boolean inner() {
            return "inner".equals(to);
        }
    }
}
