job "x" {
  datacenters = ["dc1"]
  type        = "batch"

  parameterized {
    payload = "perhaps"
    meta    = ["a"]
  }

  group "g" {
    task "t" {
      driver = "mock"
    }
  }
}
