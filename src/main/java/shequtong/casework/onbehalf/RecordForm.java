package shequtong.casework.onbehalf;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shequtong.casework.Matter;
import shequtong.casework.Visibility;

/** @param visibility the committee alone, unless whoever rang said otherwise */
record RecordForm(
        @NotBlank(message = "请写明怎么称呼，如“王女士”") @Size(max = 20, message = "请写得短一些，20字以内") String caller,

        @Size(max = 20, message = "请填手机号") String phone,

        @NotBlank(message = "请写一句话的题目") @Size(max = Matter.TITLE, message = "请写得短一些，60字以内") String title,

        @NotBlank(message = "请写明是什么事") @Size(max = RecordForm.WORDS, message = "请写得短一些，500字以内") String words,

        @Size(max = Matter.PLACE, message = "请写得短一些，60字以内") String place,

        @NotNull(message = "请选是哪个小区") @Nullable Long estate,
        @NotBlank(message = "请选一个类别") String category,
        @Nullable Visibility visibility,
        UUID once) {

    static final int WORDS = 500;

    RecordForm {
        if (caller == null) caller = "";
        if (phone == null) phone = "";
        if (title == null) title = "";
        if (words == null) words = "";
        if (place == null) place = "";
        if (category == null) category = "";
        if (visibility == null) visibility = Visibility.COMMITTEE;
        if (once == null) once = UUID.randomUUID();
    }

    static RecordForm empty(@Nullable Long estate) {
        return new RecordForm("", "", "", "", "", estate, "", Visibility.COMMITTEE, UUID.randomUUID());
    }
}
