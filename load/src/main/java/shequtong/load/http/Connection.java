package shequtong.load.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One keep-alive connection, asked and answered in turn. */
final class Connection implements Closeable {

    private static final int BUFFER = 64 * 1024;

    private final Socket socket;
    private final InputStream in;

    private Connection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    }

    static Connection to(URI site, Duration patience) throws IOException {
        var socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) patience.toMillis());
            socket.connect(new InetSocketAddress(site.getHost(), site.getPort()), (int) patience.toMillis());
            return new Connection(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    void send(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
    }

    Answer ask(byte[] request) throws IOException {
        send(request);
        var status = line();
        var head = new ArrayList<String>();
        for (var line = line(); !line.isEmpty(); line = line()) head.add(line);
        var bare = new Answer(Integer.parseInt(status.substring(9, 12)), List.copyOf(head), new byte[0]);
        return new Answer(bare.status(), bare.head(), body(bare));
    }

    private byte[] body(Answer bare) throws IOException {
        if (bare.status() == 204 || bare.status() == 304) return bare.body();
        var length = bare.header("Content-Length");
        if (length.isPresent()) return exactly(Integer.parseInt(length.get()));
        if (bare.header("Transfer-Encoding").filter("chunked"::equalsIgnoreCase).isPresent()) return chunks();
        throw new ProtocolException("a body of neither known length nor chunks");
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream(BUFFER);
        for (var size = chunk(); size > 0; size = chunk()) {
            body.write(exactly(size));
            line();
        }
        while (!line().isEmpty()) continue;
        return body.toByteArray();
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line().split(";", 2)[0].strip(), 16);
    }

    private byte[] exactly(int length) throws IOException {
        var bytes = in.readNBytes(length);
        if (bytes.length < length) throw new EOFException("the answer broke off");
        return bytes;
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream(80);
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) throw new EOFException("the connection was closed");
            if (next != '\r') line.write(next);
        }
        return line.toString(ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
