# Key-value pairs as blocks, as attributes, and of several types.
job "pairs" {
  datacenters = ["dc1"]
  meta = {
    owner = "ops"
    "a.b" : "c", d = "e"
  }
  group "g" {
    meta {
      level = "group"
    }
    task "t" {
      driver = "mock"
      meta   = {}
      env = {
        SIZE  = 3
        RATIO = 0.5
        FLAG  = true
        GONE  = null
      }
    }
  }
}
