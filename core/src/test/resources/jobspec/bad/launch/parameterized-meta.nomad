job "x" {
  datacenters = ["dc1"]
  type        = "batch"

  parameterized {
    meta_required = ["a", "b", "a"]
    meta_optional = ["b", "c", "a"]
  }

  group "g" {
    task "t" {
      driver = "mock"
    }
  }
}
