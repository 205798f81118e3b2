/**
 * 经验库 (S131). A community tells what it did about a matter; the 街镇 or the 区社建办 refines and publishes it; others take it
 * up, say what came of it, and tell on what they made of it: each knows what it comes from.
 */
@NullMarked
package shequtong.insight.library;

import org.jspecify.annotations.NullMarked;
