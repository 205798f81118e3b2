package shequtong.media;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Audit;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.kernel.Subject;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;

/**
 * Faces and number plates on a picture are covered by the committee that shows it. The original stays, and is seen only
 * by whoever says why. A picture has a name and no number, so the audit names it by the number of what it hangs on.
 */
@Service
class Covering {

    private final Media media;
    private final Files files;
    private final Covers covers;
    private final Pictures pictures;
    private final Audit audit;

    Covering(Media media, Files files, Covers covers, Pictures pictures, Audit audit) {
        this.media = media;
        this.files = files;
        this.covers = covers;
        this.pictures = pictures;
        this.audit = audit;
    }

    /** @throws Missing when it hangs nowhere that this desk sees */
    Covers.Under under(Duty duty, MediaId id) {
        duty.must(Work.COMMUNITY);
        about(duty, id);
        return covers.of(id).orElseThrow(() -> new Missing(id));
    }

    /** @param over the cover that was seen on the page; none when there was none */
    @Transactional
    void cover(Duty duty, MediaId id, @Nullable Integer over, Boxes boxes) {
        duty.must(Work.COMMUNITY);
        var about = about(duty, id);
        if (boxes.all().isEmpty()) throw new Refused("请至少画一块，再涂黑");
        if (boxes.all().size() > Boxes.MOST) throw new Refused("一张照片最多涂" + Boxes.MOST + "块");
        covers.lay(id, duty.person(), over, boxes, pictures.covered(covers.original(id), boxes));
        audit.record(duty.actor(), "media.cover", about, "boxes=" + boxes.all().size());
    }

    /** @param over the cover that was seen on the page */
    @Transactional
    void lift(Duty duty, MediaId id, @Nullable Integer over) {
        duty.must(Work.COMMUNITY);
        var about = about(duty, id);
        covers.lift(id, over);
        audit.record(duty.actor(), "media.uncover", about);
    }

    /** The entry comes first: what cannot be entered is not shown. */
    @Transactional
    byte[] original(Duty duty, MediaId id, Reason reason) {
        duty.must(Work.COMMUNITY);
        audit.record(duty.actor(), "media.original", about(duty, id), "reason=" + reason.name());
        return covers.original(id);
    }

    private Subject about(Duty duty, MediaId id) {
        media.mustSee(duty, id);
        return files.hanging(id)
                .map(Files.Hanging::places)
                .filter(it -> !it.isEmpty())
                .map(List::getFirst)
                .orElseThrow(() -> new Missing(id));
    }

    /** Why somebody has to see what is covered. */
    enum Reason {
        COVERED_WRONG("核对涂黑的地方对不对"),
        HANDLING("办理这件事要看清现场"),
        LAW("公安、法院等依法调取");

        private final String label;

        Reason(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }
}
