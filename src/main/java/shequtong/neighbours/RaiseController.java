package shequtong.neighbours;

import jakarta.validation.Valid;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import shequtong.kernel.Refused;
import shequtong.media.Media;
import shequtong.organization.Here;
import shequtong.web.Answer;
import shequtong.web.Faults;
import shequtong.web.Once;

/** 我要说: how a story is written, looked at as others will see it, put aside, sent, and changed. */
@Controller
@RequestMapping("/c/{code}/stories")
class RaiseController {

    private final Neighbours board;
    private final RaisePages pages;
    private final Media media;
    private final Once once;

    RaiseController(Neighbours board, RaisePages pages, Media media, Once once) {
        this.board = board;
        this.pages = pages;
        this.media = media;
        this.once = once;
    }

    /** With what was put aside, if anything was. */
    @GetMapping("/new")
    RaisePage form(Here here) {
        here.mustReside();
        return pages.fresh(here);
    }

    @PostMapping
    Answer post(
            Here here,
            @Valid StoryForm sent,
            BindingResult checked,
            @RequestParam(required = false) @Nullable List<MultipartFile> photos,
            @RequestParam(defaultValue = "false") boolean sure) {
        here.mustReside();
        var form = take(here, sent, checked, photos);
        if (!form.faults().all().isEmpty()) return pages.wrong(here, form);
        var meant = Emergency.in(form.story().words());
        if (!sure && !meant.isEmpty()) return pages.alarm(here, form, meant);
        try {
            return new Answer.Redirect(once.answer(
                    sent.key(),
                    () -> path(
                                    here,
                                    board.post(
                                            here,
                                            form.story().content(),
                                            form.story().photos()))
                            + "/sent"));
        } catch (Refused no) {
            return pages.wrong(here, form.but(no));
        }
    }

    @GetMapping("/{id}/edit")
    RaisePage form(Here here, @PathVariable StoryId id) {
        return pages.edit(here, board.editable(here, id));
    }

    @PostMapping("/{id}/edit")
    Answer edit(
            Here here,
            @PathVariable StoryId id,
            @Valid StoryForm sent,
            BindingResult checked,
            @RequestParam(required = false) @Nullable List<MultipartFile> photos) {
        board.editable(here, id);
        var form = take(here, sent.editing(id), checked, photos);
        if (!form.faults().all().isEmpty()) return pages.wrong(here, form);
        try {
            return new Answer.Redirect(once.answer(sent.key(), () -> {
                board.edit(here, id, form.story().content(), form.story().photos());
                return path(here, id) + "/sent";
            }));
        } catch (Refused no) {
            return pages.wrong(here, form.but(no));
        }
    }

    /** The form again, with what others will see above it; or with one photo less, when its cross was pressed. */
    @PostMapping("/preview")
    Answer preview(
            Here here,
            @Valid StoryForm sent,
            BindingResult checked,
            @RequestParam(required = false) @Nullable List<MultipartFile> photos) {
        here.mustReside();
        if (sent.edits()) board.editable(here, sent.edited());
        var form = take(here, sent, checked, photos);
        if (!sent.drop().isEmpty()) return pages.again(here, form);
        if (!form.faults().all().isEmpty()) return pages.wrong(here, form);
        return pages.preview(here, form);
    }

    /** While somebody writes; without script, the form again with what was found. Nothing of it is sent to anybody. */
    @PostMapping("/similar")
    Answer similar(
            Here here,
            StoryForm sent,
            BindingResult unchecked,
            @RequestParam(required = false) @Nullable List<MultipartFile> photos,
            @RequestHeader(value = "HX-Request", defaultValue = "false") boolean fragment) {
        here.mustReside();
        if (fragment) return pages.similar(here, sent);
        return pages.again(here, take(here, sent, unchecked, photos));
    }

    @PostMapping("/draft")
    Answer keep(
            Here here,
            StoryForm sent,
            BindingResult checked,
            @RequestParam(required = false) @Nullable List<MultipartFile> photos) {
        here.mustReside();
        var form = take(here, sent, checked, photos);
        if (form.faults().at("photos") != null) return pages.wrong(here, form.only("photos"));
        once.run(sent.key(), () -> board.keepDraft(here, form.story()));
        return new Answer.Redirect(here.path("/stories/new?kept"));
    }

    @DeleteMapping("/draft")
    Answer forget(Here here, @RequestParam UUID once) {
        here.mustReside();
        this.once.run(once, () -> board.forgetDraft(here));
        return new Answer.Redirect(here.path("/stories/new"));
    }

    /**
     * The photos are taken in first and one by one, so that none is lost by a mistake elsewhere in the form. Whether the
     * kept ones may still be used is asked when they are hung up: a form sent twice names photos that are used already.
     */
    private Filled take(Here here, StoryForm sent, BindingResult checked, @Nullable List<MultipartFile> uploads) {
        var faults = new ArrayList<FieldError>(checked.getFieldErrors());
        var photos = new ArrayList<>(sent.photos());
        for (var upload : uploads == null ? List.<MultipartFile>of() : uploads) {
            try {
                if (photos.size() < Media.MOST) photos.addAll(media.take(here, List.of(upload)));
                else if (upload.getSize() > 0) throw new Refused("最多" + Media.MOST + "张照片，多的没有留下");
            } catch (Refused no) {
                faults.add(fault("photos", no.reason()));
            }
        }
        faults.addAll(pages.check(here, sent));
        return new Filled(sent.with(photos), new Faults(distinct(faults)));
    }

    private static List<FieldError> distinct(List<FieldError> faults) {
        return faults.stream()
                .filter(it -> faults.stream()
                                .filter(other -> other.getField().equals(it.getField()))
                                .findFirst()
                                .orElseThrow()
                        == it)
                .toList();
    }

    static FieldError fault(String field, String sentence) {
        return new FieldError("storyForm", field, sentence);
    }

    private static String path(Here here, StoryId id) {
        return here.path("/stories/" + id.value());
    }

    /** The form with its photos taken in, and what is wrong with it. */
    record Filled(StoryForm story, Faults faults) {

        Filled but(Refused no) {
            return new Filled(story, new Faults(List.of(fault("words", no.reason()))));
        }

        Filled only(String field) {
            return new Filled(
                    story,
                    new Faults(faults.all().stream()
                            .filter(it -> it.getField().equals(field))
                            .toList()));
        }
    }
}
