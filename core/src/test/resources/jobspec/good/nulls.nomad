job "nulls" {
  datacenters = ["dc1"]
  priority    = null
  meta        = null
  group "g" {
    count = null
    task "t" {
      driver = "mock"
      user   = null
      config {
        gone = null
      }
    }
  }
}
