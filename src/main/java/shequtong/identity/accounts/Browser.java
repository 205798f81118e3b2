package shequtong.identity.accounts;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody signed in with, in words they know it again by: 微信·安卓手机. Only these words are stored; what a browser
 * says of itself would tell one person from another.
 */
public final class Browser {

    private static final Map<String, String> PROGRAMS = ordered(
            "micromessenger", "微信",
            "edg", "Edge浏览器",
            "firefox", "火狐浏览器",
            "qqbrowser", "QQ浏览器",
            "ucbrowser", "UC浏览器",
            "360se", "360浏览器",
            "chrome", "Chrome浏览器",
            "safari", "Safari浏览器");

    private static final Map<String, String> MACHINES = ordered(
            "iphone", "苹果手机",
            "ipad", "平板",
            "harmony", "鸿蒙手机",
            "android", "安卓手机",
            "windows", "Windows电脑",
            "macintosh", "苹果电脑",
            "linux", "Linux电脑");

    private Browser() {}

    /** @param agent what the browser says of itself */
    public static String label(@Nullable String agent) {
        var text = agent == null ? "" : agent.toLowerCase(java.util.Locale.ROOT);
        return first(PROGRAMS, text, "浏览器") + "·" + first(MACHINES, text, "别的设备");
    }

    private static String first(Map<String, String> words, String text, String otherwise) {
        return words.entrySet().stream()
                .filter(it -> text.contains(it.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(otherwise);
    }

    private static Map<String, String> ordered(String... pairs) {
        var words = new LinkedHashMap<String, String>();
        for (var i = 0; i < pairs.length; i += 2) words.put(pairs[i], pairs[i + 1]);
        return words;
    }
}
