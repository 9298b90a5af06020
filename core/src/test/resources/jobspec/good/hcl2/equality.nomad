job "equality" {
  datacenters = ["dc1"]
  group "g" {
    task "t" {
      driver = "mock"
      config {
        numbers = 1 == 1.0
        strings = "a" == "a"
        mixed   = 1 == "1"
        lists   = [1, [2]] == [1, [2]]
        objects = { a = 1, b = 2 } == { b = 2, a = 1 }
        nulls   = null == null
        other   = "a" != null
        flags   = true != false
      }
    }
  }
}
