package shequtong.casework.onbehalf;

import org.jspecify.annotations.Nullable;
import shequtong.residency.Shown;
import shequtong.web.Html;

/** Who rang or came, for one look. */
record CallerPage(String back, Shown caller, @Nullable String phone) implements Html {}
