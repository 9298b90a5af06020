job "functions-spread" {
  datacenters = ["dc1"]
  group "g" {
    task "t" {
      driver = "mock"
      config {
        max     = max([1, 5, 3]...)
        merge   = merge([{ a = 1 }, { b = 2 }, { a = 3 }]...)
        concat  = concat([[1], [2, 3]]...)
        format  = format("%s-%s", ["a", "b"]...)
        product = setproduct([["a", "b"], [1]]...)
      }
    }
  }
}
