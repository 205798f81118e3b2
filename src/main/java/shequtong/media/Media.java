package shequtong.media;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.multipart.MultipartFile;
import shequtong.identity.PersonId;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.kernel.Subject;
import shequtong.organization.Sights;
import shequtong.organization.Viewer;

/**
 * Photos: taken in first, and their owner's alone until they hang on something; from then on whoever may see that, sees
 * them. Where a picture hangs is told by the board whose subject it is, in the transaction that writes the subject.
 */
@Service
public class Media {

    /** Pictures that one subject may show. */
    public static final int MOST = 9;

    private static final Duration DAY = Duration.ofDays(1);

    private final Files files;
    private final Sights sights;
    private final MediaSettings settings;
    private final TransactionOperations transaction;
    private final Pictures pictures;

    Media(Files files, Sights sights, MediaSettings settings, TransactionOperations transaction, Pictures pictures) {
        this.files = files;
        this.sights = sights;
        this.settings = settings;
        this.transaction = transaction;
        this.pictures = pictures;
    }

    /** A picture that a form holds until it is sent. */
    public record Kept(MediaId id, shequtong.web.Picture picture) {}

    /** @throws Refused with a sentence for the sender; then none of them was taken */
    public List<MediaId> take(Viewer viewer, List<MultipartFile> uploads) {
        var chosen = uploads.stream().filter(Media::chosen).toList();
        if (chosen.size() > MOST) throw new Refused("一次最多" + MOST + "张照片");
        if (chosen.isEmpty()) return List.of();
        within(viewer.person(), chosen.size(), 0);
        var decoded = chosen.stream().map(this::decode).toList();
        var bytes = decoded.stream()
                .mapToLong(it -> it.full().length + it.small().length)
                .sum();
        return Objects.requireNonNull(transaction.execute(_ -> {
            files.queue(viewer.person());
            within(viewer.person(), decoded.size(), bytes);
            return decoded.stream().map(it -> files.add(viewer.person(), it)).toList();
        }));
    }

    /**
     * From now on the subject shows these and no others. What it showed before and shows no more is its owner's again,
     * and gone from wherever else it was shown.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void attach(Viewer viewer, Subject subject, List<MediaId> ids) {
        if (ids.size() > MOST) throw new Refused("最多" + MOST + "张照片");
        if (new HashSet<>(ids).size() < ids.size()) throw new Refused("同一张照片选了两次");
        var before = files.at(subject);
        files.takeDown(before.stream().filter(it -> !ids.contains(it)).toList());
        var added = ids.stream().filter(it -> !before.contains(it)).toList();
        if (files.claim(viewer.person(), added) < added.size()) throw new Refused("有照片已经用过或过期了，请重新选一次");
        files.clear(subject);
        files.hang(subject, ids);
    }

    /** What hangs on one subject is shown on the other as well: whoever may see either, sees it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void also(Subject from, Subject to) {
        files.also(from, to);
    }

    /** For a list: two addresses for each picture, and no bytes. */
    public Map<Long, List<shequtong.web.Picture>> of(Viewer viewer, String kind, Collection<Long> ids) {
        if (ids.isEmpty()) return Map.of();
        return files.at(kind, ids).entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        it -> IntStream.range(0, it.getValue().size())
                                .mapToObj(n -> picture(viewer, it.getValue().get(n), n))
                                .toList()));
    }

    /** Those among the pictures a form names that its sender may use for this subject; the rest is left out. */
    public List<Kept> kept(Viewer viewer, Subject subject, List<MediaId> ids) {
        if (ids.isEmpty()) return List.of();
        var mine = files.mine(viewer.person(), subject, ids);
        var usable = ids.stream().distinct().filter(mine::contains).toList();
        return IntStream.range(0, usable.size())
                .mapToObj(it -> new Kept(usable.get(it), picture(viewer, new Files.Hung(usable.get(it), ""), it)))
                .toList();
    }

    public List<MediaId> at(Subject subject) {
        return files.at(subject);
    }

    /** Those subjects among whose pictures one is not what was taken in, byte by byte. */
    public Set<Long> spoiled(String kind, Collection<Long> ids) {
        return ids.isEmpty() ? Set.of() : Set.copyOf(files.spoiled(kind, ids));
    }

    Rendition large(Viewer viewer, MediaId id) {
        mustSee(viewer, id);
        return files.large(id);
    }

    Rendition small(Viewer viewer, MediaId id) {
        mustSee(viewer, id);
        return files.small(id);
    }

    @Transactional
    int forget() {
        return files.forget(settings.waits());
    }

    void mustSee(Viewer viewer, MediaId id) {
        var hanging = files.hanging(id).orElseThrow(() -> new Missing(id));
        var may = hanging.places().isEmpty()
                ? hanging.owner().equals(viewer.person())
                : !sights.see(viewer, hanging.places()).isEmpty();
        if (!may) throw new Missing(id);
    }

    private void within(PersonId owner, int more, long bytes) {
        var use = files.use(owner, DAY);
        if (use.lately() + more > settings.aDay()) throw new Refused("一天最多传" + settings.aDay() + "张照片，请明天再传");
        if (use.bytes() + bytes > settings.stored().toBytes())
            throw new Refused("您的照片已经存满" + settings.stored().toMegabytes() + "MB，请先删掉一些以前发的");
    }

    private Picture decode(MultipartFile upload) {
        try {
            return pictures.accept(upload.getBytes(), claimed(upload));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A browser sends one nameless part when no file was chosen. */
    private static boolean chosen(MultipartFile upload) {
        return !claimed(upload).isBlank();
    }

    private static String claimed(MultipartFile upload) {
        return Objects.requireNonNullElse(upload.getOriginalFilename(), "");
    }

    /** The version is in the address, so that no browser goes on showing what has been covered since. */
    private static shequtong.web.Picture picture(Viewer viewer, Files.Hung it, int position) {
        var large = viewer.path("/media/" + it.id().value());
        var version = it.version().isEmpty() ? "" : "?v=" + it.version();
        return new shequtong.web.Picture(large + "/small" + version, large + version, "第" + (position + 1) + "张照片");
    }
}
