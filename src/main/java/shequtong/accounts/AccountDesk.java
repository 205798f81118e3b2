package shequtong.accounts;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.accounts.Officials.Official;
import shequtong.audit.Audit;
import shequtong.identity.Activation;
import shequtong.identity.Barring;
import shequtong.kernel.Forbidden;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;

/** What is done with somebody else's account: each at once, each in the audit, and never to oneself (R106). */
@Service
@Transactional
class AccountDesk {

    private final Officials officials;
    private final Barring barring;
    private final Activation activation;
    private final Audit audit;

    AccountDesk(Officials officials, Barring barring, Activation activation, Audit audit) {
        this.officials = officials;
        this.barring = barring;
        this.activation = activation;
        this.audit = audit;
    }

    void endSessions(Duty duty, long person) {
        var it = mayShut(duty, person);
        barring.endSessions(it.person());
        audit.record(duty.actor(), "accounts.end-sessions", it.person().subject());
    }

    void shut(Duty duty, long person, Reason reason) {
        var it = mayShut(duty, person);
        if (!reason.shuts()) throw new Refused("请选一个停用的原因");
        if (!barring.bar(it.person())) throw new Refused("这个账号已经停用了");
        audit.record(duty.actor(), act("accounts.shut", reason), it.person().subject());
    }

    void open(Duty duty, long person, Reason reason) {
        var it = mayShut(duty, person);
        if (reason.shuts()) throw new Refused("请选一个恢复的原因");
        if (!barring.unbar(it.person())) throw new Refused("这个账号没有停用");
        audit.record(duty.actor(), act("accounts.open", reason), it.person().subject());
    }

    /** Password and authenticator are void from now on; the token is told this once. */
    String invite(Duty duty, long person) {
        if (!May.invite(duty)) throw new Forbidden("发开通链接归安全管理员和区社建办");
        var it = somebodyElse(duty, officials.get(duty, person));
        if (it.shut() != null) throw new Refused("这个账号停用着，请先恢复");
        var token = activation.renew(it.person());
        audit.record(duty.actor(), "accounts.invite", it.person().subject());
        return token;
    }

    private Official mayShut(Duty duty, long person) {
        if (!May.shut(duty)) throw new Forbidden("停用和恢复账号归安全管理员");
        return somebodyElse(duty, officials.get(duty, person));
    }

    private static Official somebodyElse(Duty duty, Official it) {
        if (it.person().equals(duty.person())) throw new Forbidden("自己的账号要请别人来办");
        return it;
    }

    private static String act(String act, Reason reason) {
        return act + "." + reason.name().toLowerCase(java.util.Locale.ROOT);
    }
}
