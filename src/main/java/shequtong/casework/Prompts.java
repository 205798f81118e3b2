package shequtong.casework;

import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import shequtong.casework.templates.Asks;
import shequtong.organization.Here;

/** What a community asks of whoever raises a matter (S15), for the form on which they do. */
@Component
public class Prompts {

    private final Asks asks;

    Prompts(Asks asks) {
        this.asks = asks;
    }

    /** The narrowest first: the first that fits a category is the one to ask. */
    public List<Prompt> of(Here here) {
        return asks.prompts(here.community().id()).stream()
                .map(it -> new Prompt(it.category(), it.questions()))
                .sorted(Comparator.comparingInt(it -> -it.category().length()))
                .toList();
    }

    /** Where the rules are that this community has for it. */
    public String rules(Here here) {
        return here.path("/rules");
    }
}
