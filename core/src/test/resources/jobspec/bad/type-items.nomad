job "x" {
  datacenters = ["dc1", ["dc2"]]
  meta {
    nested {
      a = "b"
    }
  }
  group "g" {
    meta = {
      a = { b = "c" }
    }
    task "t" {
      driver = "mock"
      config {
        list   = ["a", null]
        number = 99999999999999999999
        volume = "a"
        volume {
          b = "c"
        }
      }
    }
  }
}
