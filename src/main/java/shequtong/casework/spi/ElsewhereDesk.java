package shequtong.casework.spi;

import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.casework.catalogue.Recalling;
import shequtong.casework.catalogue.Referring;

/** What a plug may do: a desk that stands in another system. */
@Service
@Transactional
public class ElsewhereDesk {

    private final Referring referring;
    private final Recalling recalling;

    ElsewhereDesk(Referring referring, Recalling recalling) {
        this.referring = referring;
        this.recalling = recalling;
    }

    /** What is to be brought there; nothing once it is no longer needed there. */
    @Transactional(readOnly = true)
    public Optional<Errand> errand(long referral) {
        return referring.errand(referral);
    }

    /** @param number by which that system knows it */
    public void arrived(long referral, String number) {
        referring.arrived(referral, number);
    }

    /** What is to be asked back there; nothing once that was answered, or has ended otherwise. */
    @Transactional(readOnly = true)
    public Optional<Recall> recall(long referral) {
        return recalling.errand(referral);
    }

    /** It let go of it, or never had it. */
    public void back(long referral) {
        recalling.back(referral);
    }

    /** @param words why it goes on there; residents read it */
    public void kept(long referral, String words) {
        recalling.kept(referral, words);
    }

    /** It was tried often enough: somebody at the 街镇 has to look. */
    public void stuck(long referral) {
        referring.stuck(referral);
    }

    /**
     * Said again, late or out of order it changes nothing that it should not.
     *
     * @return whether there is such a case with that system
     */
    public boolean heard(Word word) {
        return referring.heard(word);
    }
}
