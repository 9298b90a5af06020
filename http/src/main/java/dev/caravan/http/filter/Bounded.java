package dev.caravan.http.filter;

import dev.caravan.http.request.ApiException;

/**
 * A text that lets a pattern look at it only so often: some patterns would try for ages whether
 * they match.
 */
final class Bounded implements CharSequence {
  private static final int LOOKS = 1_000_000;

  private final CharSequence text;
  private int looks;

  Bounded(CharSequence text) {
    this.text = text;
  }

  @Override
  public char charAt(int index) {
    if (++looks > LOOKS) {
      throw ApiException.badRequest("failed to filter: a pattern of the filter takes too long");
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.subSequence(start, end);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
