"""Home health care routing with synchronised visits: a public benchmark, solved with our own search.

Instances of Mankowska, Meisel and Bierwirth (2014), doi 10.1007/s10729-013-9243-1, in the JSON form of
github.com/iolab-uniud/hhcrsp. One day, one office, every patient is met, windows open hard and close
softly, some patients need two caregivers at once or one after the other. The published objective is
(total travel + total tardiness + largest tardiness) / 3.
"""
