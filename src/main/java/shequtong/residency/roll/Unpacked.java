package shequtong.residency.roll;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import shequtong.kernel.Refused;

/**
 * An Excel file is a zip, and a small zip can hold gigabytes. It is unpacked up to a limit and packed anew, so that what
 * was measured is what is read, whatever its directory says.
 */
final class Unpacked {

    private static final int BYTES = 64 * 1024 * 1024;
    private static final int ENTRIES = 500;

    private Unpacked() {}

    static byte[] within(byte[] file) throws IOException {
        var packed = new ByteArrayOutputStream();
        var left = BYTES;
        var entries = 0;
        var buffer = new byte[8192];
        try (var in = ZipFile.builder().setByteArray(file).get();
                var out = new ZipOutputStream(packed)) {
            out.setLevel(Deflater.BEST_SPEED);
            for (var entry : Collections.list(in.getEntries())) {
                if (++entries > ENTRIES) throw tooLarge();
                out.putNextEntry(new ZipEntry(entry.getName()));
                try (var content = in.getInputStream(entry)) {
                    for (var n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                        left -= n;
                        if (left < 0) throw tooLarge();
                        out.write(buffer, 0, n);
                    }
                }
                out.closeEntry();
            }
        }
        return packed.toByteArray();
    }

    private static Refused tooLarge() {
        return new Refused("这个Excel文件展开以后太大了，请另存一份只有户册的再导入");
    }
}
