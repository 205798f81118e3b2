package shequtong.residency.joining;

import org.jspecify.annotations.Nullable;

/** What a reviewer may answer. Whoever is not admitted is told why, or what is still needed, in the reviewer's words. */
sealed interface Decision {

    State to();

    String act();

    default @Nullable String words() {
        return null;
    }

    record Admit() implements Decision {
        @Override
        public State to() {
            return State.APPROVED;
        }

        @Override
        public String act() {
            return "residency.admit";
        }
    }

    record GiveBack(String words) implements Decision {
        @Override
        public State to() {
            return State.REJECTED;
        }

        @Override
        public String act() {
            return "residency.give-back";
        }
    }

    record AskForMore(String words) implements Decision {
        @Override
        public State to() {
            return State.NEED_MORE;
        }

        @Override
        public String act() {
            return "residency.ask-for-more";
        }
    }
}
