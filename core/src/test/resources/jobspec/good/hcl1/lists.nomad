job "lists" {
  datacenters = [
    "dc1"
    , "dc2",
  ]
  group "g" {
    task "t" {
      driver = "mock"
      config {
        empty = []
        mixed = ["a", 1, true, -2.5]
        nested = [["a"], ["b", "c"]]
        objects = [{ a = 1, b = "x" }, { "c" = [1] }]
        lines = ["${a, b}",
          "c"]
      }
    }
  }
}
