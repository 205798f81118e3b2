package shequtong.casework.record;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import shequtong.casework.CaseId;
import shequtong.casework.file.Standings;
import shequtong.organization.Duty;
import shequtong.organization.Here;
import shequtong.organization.Position.Work;
import shequtong.web.Answer;
import shequtong.web.Faults;

/** Whether the path of a case was changed, for everybody who may see the case. */
@Controller
class RecordController {

    private final Proofs proofs;
    private final Links links;
    private final Standings standings;

    RecordController(Proofs proofs, Links links, Standings standings) {
        this.proofs = proofs;
        this.links = links;
        this.standings = standings;
    }

    @GetMapping("/c/{code}/cases/{id}/record")
    ProofPage record(Here here, @PathVariable CaseId id, @RequestParam(defaultValue = "") String receipt) {
        var it = standings.get(here, id);
        var file = here.path("/cases/" + id.value());
        return new ProofPage(file + "/record", file, it.number(), it.title(), proofs.of(it, false, receipt), receipt);
    }

    @GetMapping("/d/{area}/cases/{id}/record")
    ProofDeskPage record(Duty duty, @PathVariable CaseId id, @RequestParam(defaultValue = "") String receipt) {
        duty.must(Work.COMMUNITY, Work.COORDINATING);
        var it = standings.get(duty, id);
        var file = duty.path("/cases/" + id.value());
        var inner = duty.does(Work.COMMUNITY);
        return new ProofDeskPage(
                file + "/record", file, it.number(), it.title(), proofs.of(it, inner, receipt), receipt);
    }

    /** With what stands on somebody's sheet of paper. A number that is not theirs to see is as good as none. */
    @GetMapping("/c/{code}/record")
    Answer check(Here here, @RequestParam Optional<String> number, @RequestParam(defaultValue = "") String receipt) {
        var path = here.path("/record");
        var back = here.path("/board");
        var typed = number.orElse("").strip().toUpperCase(Locale.ROOT);
        if (number.isEmpty()) return new CheckPage(path, back, "", "", Faults.NONE);
        var it = links.numbered(typed)
                .flatMap(id -> standings.all(here, List.of(id.value())).stream().findFirst());
        if (it.isEmpty())
            return new CheckPage(path, back, typed, receipt, Faults.one("number", "没有找到这个单号，或者这件事不向您公开。请核对一遍"));
        if (Receipt.read(receipt).isEmpty())
            return new CheckPage(path, back, typed, receipt, Faults.one("receipt", "回执码不完整，或者抄错了一个字，请四个一组再核对一遍"));
        return new Answer.Redirect(UriComponentsBuilder.fromPath(
                        here.path("/cases/" + it.get().id().value() + "/record"))
                .queryParam("receipt", receipt.strip())
                .encode()
                .build()
                .toUriString());
    }
}
