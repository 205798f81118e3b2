package shequtong.residency.joining;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whoever asked to join before there was a roll gets, once, what they are compared by. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class BeforeTheRoll implements ApplicationRunner {

    private final Registrations registrations;

    BeforeTheRoll(Registrations registrations) {
        this.registrations = registrations;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        registrations.compareOld();
    }
}
