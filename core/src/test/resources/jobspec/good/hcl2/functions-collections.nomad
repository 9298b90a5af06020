job "functions-collections" {
  datacenters = ["dc1"]
  group "g" {
    task "t" {
      driver = "mock"
      config {
        keys      = keys({ b = 1, a = 2 })
        values    = values({ b = 1, a = 2 })
        lookup    = [lookup({ a = 1 }, "a", 9), lookup({ a = 1 }, "z", 9)]
        element   = [element(["a", "b"], 3), index(["a", "b"], 1)]
        sets      = [setunion(["a"], ["b", "a"]), setintersection(["a", "b"], ["b"]), setsubtract(["a", "b"], ["b"])]
        shaped    = [chunklist([1, 2, 3], 2), flatten([[1, [2]], 3]), compact(["a", "", "b"]), distinct([1, 1, 2])]
        sliced    = [slice([1, 2, 3, 4], 1, 3), reverse([1, 2]), sort(["b", "a"]), range(3), range(1, 7, 3)]
        zipped    = zipmap(["a", "b"], [1, 2])
        first     = [coalesce(null, "", "x"), coalescelist([], [1])]
        contained = [contains(["a"], "a"), length({ a = 1 }), length([1, 2])]
      }
    }
  }
}
