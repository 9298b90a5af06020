job "x" {
  /* never ends
}
