package shequtong.media;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import javax.imageio.stream.MemoryCacheImageInputStream;
import shequtong.kernel.Refused;

/**
 * Hands a decoder its file and looks, whenever it asks for more, at what it has used up so far. The size of a picture
 * does not bound its decoder: 160 KB of lossless WebP of 64×64 pixels may ask for 65,536 code tables, a third of a
 * gigabyte; a progressive JPEG for going over all pixels again and again.
 */
final class PictureMeter extends MemoryCacheImageInputStream {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long LONGEST = Duration.ofSeconds(20).toNanos();

    private final long mostAllocated;
    private final long allocated = THREADS.getCurrentThreadAllocatedBytes();
    private final long began = System.nanoTime();

    PictureMeter(PictureBare bare) {
        super(new ByteArrayInputStream(bare.bytes()));
        this.mostAllocated = bare.mostAllocated();
    }

    @Override
    public int read() throws IOException {
        look();
        return super.read();
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        look();
        return super.read(into, from, length);
    }

    private void look() {
        boolean greedy = THREADS.getCurrentThreadAllocatedBytes() - allocated > mostAllocated;
        if (greedy || System.nanoTime() - began > LONGEST) throw new Refused("这张照片的格式太特殊，打不开，请发送它的截图");
    }
}
