step = { $unit ->
    [day] day
    [week] week
   *[month] month
}
duration = { $count } { $count ->
    [one] { step }
   *[other] { $unit ->
        [day] days
        [week] weeks
       *[month] months
    }
}
the-week-of = the week of { $date }
beyond-horizon = beyond horizon
list-separator = ,{" "}
day-of-month = { $day } { $month }
