package shequtong.media;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The first bytes of a file, read as Latin-1, and what to tell somebody who took it for a photo we can show. */
final class PictureHead {

    private static final int LENGTH = 1024;
    private static final List<String> APPLE_AND_AVIF =
            List.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif", "avis");

    private static final String HEIC = "这是 HEIC 格式的照片，请在手机相机设置里改为“兼容性最佳”，或发送截图";
    private static final String VIDEO = "这是一段视频，这里只能放照片，请发送照片或截图";

    private final String text;

    PictureHead(byte[] file) {
        text = new String(file, 0, Math.min(LENGTH, file.length), StandardCharsets.ISO_8859_1);
    }

    boolean starts(int at, String magic) {
        return text.startsWith(magic, at);
    }

    String regret(String claimedName) {
        if (starts(0, "GIF8")) return "动图暂时放不上来，请发送一张照片或截图";
        if (starts(4, "ftyp")) return isHeic() ? HEIC : VIDEO;
        if (text.contains("%PDF-")) return "这是 PDF 文件，不是照片，请把想给大家看的那一页截图后发送";
        if (isMarkup()) return "这是网页或矢量图文件，不是照片，请发送手机拍的照片或截图";
        if (Stream.of(".heic", ".heif", ".avif").anyMatch(claimedName.toLowerCase(Locale.ROOT)::endsWith)) return HEIC;
        return "没有认出这是一张照片，可以发送 JPG、PNG、WebP 格式的照片，或者发送截图";
    }

    /** The brand comes first, the list of compatible brands after a version number, all within the first box. */
    private boolean isHeic() {
        return APPLE_AND_AVIF.stream().anyMatch(brand -> starts(8, brand))
                || Stream.of(16, 20, 24, 28)
                        .anyMatch(at -> APPLE_AND_AVIF.stream().anyMatch(b -> starts(at, b)));
    }

    private boolean isMarkup() {
        var seen = text.replace("\u0000", "").toLowerCase(Locale.ROOT);
        return seen.replaceFirst("^[\u00ef\u00bb\u00bf\u00fe\u00ff\\s]+", "").startsWith("<")
                || seen.contains("<svg")
                || seen.contains("<html")
                || seen.contains("<script");
    }
}
