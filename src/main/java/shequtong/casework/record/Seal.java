package shequtong.casework.record;

import org.jspecify.annotations.Nullable;
import shequtong.web.Html;

/**
 * Below the path of a case: where it is proved, and for its reporter the receipt to write down.
 *
 * @param code none for whoever did not report it, who finds it on the page of the proof
 */
public record Seal(String path, @Nullable String code) implements Html {}
