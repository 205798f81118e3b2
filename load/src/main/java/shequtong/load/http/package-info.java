/**
 * A browser with no face: keep-alive sockets, cookies and forms. Raw, because a full client would cost more CPU than
 * some of the pages it measures.
 */
package shequtong.load.http;
