job "parameterized" {
  datacenters = ["dc1"]
  type        = "batch"

  parameterized {
    payload       = "required"
    meta_required = ["a", "b"]
    meta_optional = ["c"]
  }

  group "g" {
    task "t" {
      driver = "mock"
    }
  }
}
