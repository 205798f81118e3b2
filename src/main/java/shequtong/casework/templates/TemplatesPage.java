package shequtong.casework.templates;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.casework.Category;
import shequtong.casework.templates.Templates.Template;
import shequtong.casework.templates.TemplatesController.Wanted;
import shequtong.web.Faults;
import shequtong.web.Html;

/** @param changes whether this colleague may change them */
record TemplatesPage(
        String path,
        boolean changes,
        List<Template> templates,
        List<Category> categories,
        Wanted wanted,
        Faults faults,
        @Nullable String conflict)
        implements Html {

    @Override
    public HttpStatus status() {
        return conflict == null ? faults.status() : HttpStatus.CONFLICT;
    }

    UUID once() {
        return UUID.randomUUID();
    }

    /** 保洁; 所有类别. */
    String matters(Template it) {
        return categories.stream()
                .filter(one -> one.code().equals(it.category()))
                .map(Category::minor)
                .findFirst()
                .orElse("所有类别");
    }
}
