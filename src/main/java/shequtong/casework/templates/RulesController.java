package shequtong.casework.templates;

import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.identity.PersonId;
import shequtong.kernel.Missing;
import shequtong.organization.Here;
import shequtong.residency.Author;
import shequtong.residency.IdentityView;

/** The rules of a community, for everybody in it (S15). */
@Controller
@RequestMapping("/c/{code}/rules")
class RulesController {

    private final Asks asks;
    private final IdentityView identities;

    RulesController(Asks asks, IdentityView identities) {
        this.asks = asks;
        this.identities = identities;
    }

    @GetMapping
    RulesPage show(Here here, @RequestParam(defaultValue = "") String version) {
        var rules = asks.rules(here.community().id());
        var shown = identities.of(
                here,
                here.community().id(),
                rules.stream().map(it -> official(it.mandate())).distinct().toList());
        var all = rules.stream()
                .map(it -> new RulesPage.Version(
                        key(it),
                        it.mandate() == 0 ? "全区统一的" : "本社区第" + it.version() + "版",
                        it.words(),
                        it.at(),
                        it.mandate() == 0 ? null : shown.apply(official(it.mandate()))))
                .toList();
        var at = version.isEmpty() ? 0 : at(all, version);
        return new RulesPage(here.path("/rules"), back(here), all.get(at), all, at == 0);
    }

    /** To what the rules are for, for those who may say something. */
    private static RulesPage.Back back(Here here) {
        return here.resides() && here.mayWrite()
                ? new RulesPage.Back(here.path("/stories/new"), "我要说")
                : new RulesPage.Back(here.path("/stories"), "身边事");
    }

    private static int at(List<RulesPage.Version> all, String key) {
        return IntStream.range(0, all.size())
                .filter(it -> all.get(it).key().equals(key))
                .findFirst()
                .orElseThrow(() -> new Missing("rules"));
    }

    private static String key(Asks.Rule it) {
        return (it.mandate() == 0 ? "0-" : "") + it.version();
    }

    private static Author official(long mandate) {
        return new Author(new PersonId(0), mandate, false);
    }
}
