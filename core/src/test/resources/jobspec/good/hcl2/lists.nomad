job "lists" {
  datacenters = ["dc1"]
  group "g" {
    task "t" {
      driver = "mock"
      config {
        mixed    = [1, "a", true, [2, [3]], { x = 1 }]
        trailing = [1, 2,]
        lines = [
          "a",

          "b",
          "c"
        ]
        empty    = []
        computed = [1 + 1, "${2}", upper("x")]
      }
    }
  }
}
