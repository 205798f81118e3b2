package shequtong.casework.signals;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shequtong.notification.Notice;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.organization.Position.Work;
import shequtong.organization.Sight;
import shequtong.organization.Viewer;
import shequtong.web.Place;

/** What the signals make known: their place at the desk, the words of their notice, and who may see one. */
@Configuration(proxyBeanMethods = false)
class SignalParts {

    @Bean
    Place signalsAtTheDesk() {
        return Place.desk(
                23, "工作", SignalController.PATH, "bulb", "高频提醒", Position.of(Work.COMMUNITY, Work.COORDINATING));
    }

    @Bean
    Notice.Kind signalRaised() {
        return Signalling.RAISED;
    }

    @Bean
    Sight signalSight(Signals signals) {
        return new Sight() {
            @Override
            public String kind() {
                return SignalId.KIND;
            }

            @Override
            public Map<Long, Seen> see(Viewer viewer, Collection<Long> ids) {
                if (!(viewer instanceof Duty duty) || !duty.does(Work.COMMUNITY) && !duty.does(Work.COORDINATING))
                    return Map.of();
                return signals.seen(duty, ids).stream()
                        .collect(toMap(
                                it -> it.id().value(),
                                it -> new Seen(
                                        it.estate() + "30天里有多件“" + it.about() + "”",
                                        duty.path(SignalController.PATH),
                                        false)));
            }
        };
    }
}
