"job" "quoted-keys" {
  "datacenters" = ["dc1"]
  "meta" {
    "plain" = "a"
    "with space" = "b"
    "with \"quotes\"" = "c"
  }
  "group" "g" {
    "task" "t" {
      "driver" = "mock"
      "env" {
        "A.B" = "1"
      }
    }
  }
}
