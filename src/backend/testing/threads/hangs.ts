for (;;) {
  // Answers never, as a hostile protocol would have it.
}
