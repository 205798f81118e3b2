package shequtong.identity;

/** Answered by the module that knows a way to somebody's mobile phone. It may be slow, and it may fail. */
public interface SendsCode {

    void send(Phone phone, String code);
}
