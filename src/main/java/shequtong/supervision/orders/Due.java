package shequtong.supervision.orders;

import org.springframework.stereotype.Component;

/** What is said of orders and remarks when their time is over, each once. */
@Component
public class Due {

    private final Noting noting;
    private final Demanding demanding;

    Due(Noting noting, Demanding demanding) {
        this.noting = noting;
        this.demanding = demanding;
    }

    public void fall() {
        while (noting.late()) {}
        while (demanding.late()) {}
    }
}
