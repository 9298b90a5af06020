job "bad id" {
  namespace   = "a/b"
  name        = ""
  region      = ""
  priority    = 101
  datacenters = [""]
  group "g" {
    task "t" {
      driver = "mock"
    }
  }
}
