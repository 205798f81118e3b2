package shequtong.home;

import java.util.List;
import shequtong.casework.MyTally;
import shequtong.organization.Entrances;
import shequtong.residency.Shown;
import shequtong.web.Html;
import shequtong.web.Shell;

record MePage(
        String path,
        String capacity,
        String committee,
        boolean resides,
        Shown me,
        MyTally tally,
        List<Entrances.Entrance> entrances)
        implements Html {

    boolean theme(String theme) {
        return Shell.current().look().theme().equals(theme);
    }
}
